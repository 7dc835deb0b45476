import { parseSync, Visitor } from 'vite';
import type { Source } from './sources.ts';

/** Lines that hold something besides blanks and comments. */
export function linesOfCode({ path, text }: Source): number {
  const units = text.split('');
  for (const { start, end } of parseSync(path, text).comments) {
    for (let at = start; at < end; at++) if (units[at] !== '\n') units[at] = ' ';
  }
  const lines = units.join('').split('\n');
  return lines.filter(line => line.trim() !== '').length;
}

const emptyWord = /(^|[-_.])(utils?|helpers?|common|types)([-_.]|$)/i;
const layerSuffix = /[-_.](service|repository|dto|manager)$|[a-z](Service|Repository|Dto|Manager)$/;
/** Where such a word alone names a layer; elsewhere it may be a thing of the domain, as the services of a building are. */
const layerFile = /^src\/(modules|platform|shared)\/.*\b(service|repository|dto|manager)\.tsx?$/;
const forbiddenName = /(Service|Repository|Dto|DTO|Manager)$/;

/** Every name in a path or among its exports that says nothing or names a layer instead of the thing. */
export function badNames({ path, text }: Source): string[] {
  const parts = path.split('/').map(part => part.replace(/(\.test)?\.tsx?$/, ''));
  const inPath = parts.filter(part => emptyWord.test(part) || layerSuffix.test(part));
  if (layerFile.test(path)) inPath.push(parts.at(-1)!);
  const names = [...exportedNames({ path, text }).map(({ name }) => name), ...declaredTypes({ path, text })];
  return [...new Set([...inPath, ...names.filter(name => forbiddenName.test(name))])].map(name => `${path}: ${name}`);
}

function declaredTypes({ path, text }: Source): string[] {
  const names: string[] = [];
  new Visitor({
    ClassDeclaration: node => void names.push(node.id?.name ?? ''),
    TSInterfaceDeclaration: node => void names.push(node.id.name),
    TSTypeAliasDeclaration: node => void names.push(node.id.name),
  }).visit(parseSync(path, text).program);
  return names;
}

/** What a file exports, with types told apart; an `export *` counts as the name '*'. */
export function exportedNames({ path, text }: Source): { name: string; isType: boolean }[] {
  return parseSync(path, text)
    .module.staticExports.flatMap(one => one.entries)
    .map(entry => ({
      name: entry.exportName.name ?? (entry.exportName.kind === 'Default' ? 'default' : '*'),
      isType: entry.isType,
    }));
}

/** What is wrong with the module map: an unknown folder, a module used before it is named, a module without its front door. */
export function mapFaults(map: Record<string, string[]>, folders: string[], hasIndex: (module: string) => boolean): string[] {
  const named = Object.keys(map);
  const faults = folders.filter(folder => !named.includes(folder)).map(folder => `src/modules/${folder} is not in modules.json`);
  for (const [index, name] of named.entries()) {
    if (!folders.includes(name)) faults.push(`modules.json names ${name}, src/modules/${name} does not exist`);
    else if (!hasIndex(name)) faults.push(`src/modules/${name} has no index.ts`);
    for (const used of map[name]!) {
      if (!named.slice(0, index).includes(used)) faults.push(`${name} uses ${used}, which modules.json does not name before it`);
    }
  }
  return faults;
}
