import { NotExpressible } from './call-members';
import { freeName } from './call-names';
import { parseS3Url } from '../s3-url';

/** A place of a graph: a logical name, and what lies there. */
export interface LogicalPlace {
  readonly location: string;
  readonly path: string;
}

/** Gives the buckets that a job names logical names: `My.Bucket` becomes `my-bucket`. */
export class Places {
  private readonly locations = new Map<string, string>();

  /** The place that a URL names. @throws NotExpressible where it is no URL of S3 */
  placeOf(member: string, url: string): LogicalPlace {
    const parsed = parseS3Url(url);
    if (!parsed) throw new NotExpressible(member, url, 'it is no URL s3://BUCKET/PATH');
    return { location: this.locationOf(parsed.bucket), path: parsed.key === '' ? '/' : parsed.key };
  }

  /** The bucket of a logical name. */
  bucketOf(location: string): string {
    const found = [...this.locations].find(([, name]) => name === location);
    if (!found) throw new Error(`no bucket is called ${location}`);
    return found[0];
  }

  private locationOf(bucket: string): string {
    const known = this.locations.get(bucket);
    if (known !== undefined) return known;
    const taken = new Set(this.locations.values());
    const location = freeName(slug(bucket), (base, number) => `${base}-${number}`, (candidate) => taken.has(candidate));
    this.locations.set(bucket, location);
    return location;
  }
}

function slug(bucket: string): string {
  const text = bucket.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return /^[a-z]/.test(text) ? text : `bucket-${text}`.replace(/-$/, '');
}
