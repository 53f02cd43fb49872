import type { ZipArchive } from '../zip-reader';
import { attribute, localName, parseXml } from './parse-xml';

/** One link between parts. `type` is the last word of its URI: styles, header, footer, attachedTemplate … */
export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** Path inside the archive, or the outside address when `external`. */
  readonly target: string;
  readonly external: boolean;
}

/** Relationships of a part ('' for the package itself); an absent file means none. Throws `ArchiveFault`. */
export async function readRelationships(
  archive: ZipArchive,
  part: string,
  maxDepth: number,
): Promise<readonly Relationship[]> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const file = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  if (!archive.has(file)) return [];
  const result: Relationship[] = [];
  parseXml(await archive.read(file), maxDepth, {
    open(name, attributes) {
      if (localName(name) !== 'Relationship') return;
      const external = attribute(attributes, 'TargetMode') === 'External';
      const target = attribute(attributes, 'Target') ?? '';
      const type = attribute(attributes, 'Type') ?? '';
      result.push({
        id: attribute(attributes, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: external ? target : resolvePart(folder, target),
        external,
      });
    },
  });
  return result;
}

/** Joins a target to its folder; a leading slash starts at the package root, `..` never leaves it. */
function resolvePart(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
