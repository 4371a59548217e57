import type { DataLocation } from './data-location';
import { WHOLE_LOCATION, doOverlap, underLocation } from '../manifest/place';

/** What the keys of a path in a location begin with, or the key of a file; nothing for a whole bucket. */
export function keyOf({ prefix }: DataLocation, path: string = WHOLE_LOCATION): string {
  return `${prefix ?? ''}${underLocation(path)}`;
}

/** A folder in a location, as a location. */
export function folderOf(location: DataLocation, path: string): DataLocation {
  return { bucket: location.bucket, prefix: keyOf(location, path) || undefined };
}

/** The URL of a location, or of a path in it. */
export function urlOf(location: DataLocation, path?: string): string {
  return location.bucket.s3UrlForObject(keyOf(location, path));
}

/**
 * Whether one of two locations lies in the other, as far as that is sure at synthesis: a prefix that only the deployment knows lies in
 * the whole bucket, and in what it begins with, and may lie elsewhere. A bucket that was imported twice is one.
 */
export function areOverlapping(one: DataLocation, other: DataLocation): boolean {
  return one.bucket.bucketName === other.bucket.bucketName && doOverlap(keyOf(one), keyOf(other));
}
