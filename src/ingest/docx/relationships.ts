import { posix } from 'node:path';
import { readXmlTree } from '../xml-events.js';
import type { ZipPackage } from '../zip-package.js';

export interface Relationship {
  /** Last word of the type's address: `footnotes`, `image`, `aFChunk`. */
  readonly type: string;
  /** Name of an entry of the package, or an address outside it. */
  readonly target: string;
  /** Outside the package: never fetched. */
  readonly external: boolean;
}

/** What a part of the package points at, by relationship id. */
export function readRelationships(file: string, zip: ZipPackage, part: string): Map<string, Relationship> {
  const found = new Map<string, Relationship>();
  const folder = posix.dirname(part);
  const bytes = zip.read(posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  if (!bytes) return found;
  for (const element of readXmlTree(file, bytes).children) {
    const { Id: id, Type: type = '', Target: target = '', TargetMode: mode } = element.attributes;
    if (id === undefined) continue;
    const external = mode === 'External';
    found.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: external ? target : posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1),
      external,
    });
  }
  return found;
}
