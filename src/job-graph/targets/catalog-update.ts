/** What a target does to the table of the Data Catalog whose files it writes. */
export enum CatalogUpdateBehavior {
  /** New columns and partitions are added to the table. */
  UPDATE_IN_DATABASE = 'UPDATE_IN_DATABASE',
  /** New partitions are added; of new columns the log tells. */
  LOG = 'LOG',
}

/** The table of the Data Catalog that a target keeps current. */
export interface CatalogUpdate {
  /** The database in the Data Catalog. */
  readonly database: string;

  /** The table in it. It is made when it is not there. */
  readonly table: string;

  /**
   * What is done to the table.
   *
   * @default CatalogUpdateBehavior.UPDATE_IN_DATABASE
   */
  readonly behavior?: CatalogUpdateBehavior;
}
