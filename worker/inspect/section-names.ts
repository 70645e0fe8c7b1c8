/** As the specifications call them. */
const CORE = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'element',
  'code',
  'data',
  'data count',
  'tag',
];

const COMPONENT = [
  'custom',
  'core module',
  'core instance',
  'core type',
  'component',
  'instance',
  'alias',
  'type',
  'canonical function',
  'start',
  'import',
  'export',
  'value',
];

export const coreSectionName = (id: number): string => CORE[id] ?? `section ${id}`;
export const componentSectionName = (id: number): string => COMPONENT[id] ?? `section ${id}`;
