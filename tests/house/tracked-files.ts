import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '..', '..');

const NOT_OURS = new Set(['node_modules', 'dist', 'data', '.git', '.tsbuild', '.cache', 'coverage']);
const TEXT =
  /\.(?:ts|tsx|mjs|cjs|js|json|md|html|css|xml|svg|yml|yaml|sh|sql|txt)$|^[^.]+$|^\.[\w]+(?:rc|ignore)$/;

export interface TextFile {
  /** Relative to the repository, with forward slashes. */
  readonly name: string;
  readonly text: string;
}

/** Every text file of the repository below `folders` (all of it by default), without what is built or installed. */
export function textFiles(...folders: readonly string[]): readonly TextFile[] {
  return (folders.length > 0 ? folders : ['.'])
    .flatMap((folder) => filesBelow(path.join(root, folder)))
    .filter((file) => TEXT.test(path.basename(file)))
    .map((file) => ({
      name: path.relative(root, file).replaceAll(path.sep, '/'),
      text: readFileSync(file, 'utf8'),
    }));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      const place = path.join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(place);
      return entry.isFile() ? [place] : [];
    });
}
