/** What is put into a well. */
export function wells<Well>(fields: readonly { readonly well: Well }[]): Well[] {
  return fields.map(({ well }) => well);
}
