import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { dataPlace } from '../../src/inspect/data-files';
import { Inspection, inspectFiles } from '../../src/inspect/inspect-files';
import type { InspectedFile } from '../../src/inspect/inspected';

/** Files of a test by their names. */
export type Files = Readonly<Record<string, string | Buffer>>;

const folders: string[] = [];

/** A folder with these files. */
export function dataFolder(files: Files): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'spotify-pipeline-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), content);
  return folder;
}

/** Removes the folders made since. */
export function removeFolders(): void {
  folders.splice(0).forEach((folder) => fs.rmSync(folder, { recursive: true }));
}

/** What files are. */
export async function inspectionOf(files: Files): Promise<Inspection> {
  return inspectFiles(dataPlace(dataFolder(files)).files, { onFile: () => {} });
}

/** What one file is. */
export async function inspectedFile(name: string, content: string | Buffer): Promise<InspectedFile> {
  const { files: [file], faults } = await inspectionOf({ [name]: content });
  if (faults.length > 0) throw new Error(faults[0].fault);
  return file;
}

/** The types of a file's columns, by their names. */
export function typesOf({ columns }: InspectedFile): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map(({ header, type }) => [header, type]));
}

/** Lines with their ends. */
export function lines(...texts: string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

/** A small shop: orders, and what they name. The last two orders are of a customer that there is not. */
export function shop(): Readonly<Record<string, string>> {
  const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  return {
    'customers.csv': lines('customer_id,name,country', ...range(20).map((number) => `C${number},Customer ${number},${['DE', 'NL', 'FR'][number % 3]}`)),
    'orders.csv': lines('order_id,customer_id,product_id,quantity,ordered_at', ...range(60).map((number) => (
      `${number},C${number > 58 ? 99 : 1 + number % 20},${1 + number % 5},${1 + number % 4},2023-${String(1 + number % 12).padStart(2, '0')}-15 10:00:00`))),
    'products.csv': lines('product_id,name,price', ...range(5).map((number) => `${number},Product ${number},${number}.50`)),
  };
}
