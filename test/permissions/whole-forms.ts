import type { CfnResource, NamedTemplate } from '../synthesis/templates';

/** Each form of the pipeline as one template: a stack that imports is put to the one that exports, with the value in the place of the import. */
export function wholeForms(templates: NamedTemplate[]): NamedTemplate[] {
  const importing = templates.filter(({ text }) => text.includes('Fn::ImportValue'));
  return templates.filter((template) => !importing.includes(template)).map((template) => {
    const further = importing.filter(({ text }) => Object.keys(template.exports).some((name) => text.includes(`"${name}"`)));
    const imported = further.map(({ resources }) => withValues(resources, template.exports));
    return { ...template, resources: Object.assign({}, template.resources, ...imported) };
  });
}

function withValues(resources: Record<string, CfnResource>, exports: Record<string, unknown>): Record<string, CfnResource> {
  return JSON.parse(JSON.stringify(resources), (_, value) => (value?.['Fn::ImportValue'] === undefined ? value : exports[value['Fn::ImportValue']]));
}
