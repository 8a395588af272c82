import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * The absolute path of a file of an installed package, also of one that the package's `exports` do not name.
 * Looked for from the program that runs (wherever it was started), then from the working folder.
 */
export function packageFile(packageName: string, file: string): string {
  const from = [path.dirname(process.argv[1] ?? process.cwd()), process.cwd()];
  // Not import.meta: the tests run the same sources as CommonJS.
  const manifest = createRequire(path.join(process.cwd(), 'package.json')).resolve(`${packageName}/package.json`, { paths: from });
  return path.join(path.dirname(manifest), file);
}

/** The content of such a file. */
export const packageFileContent = (packageName: string, file: string): Buffer => readFileSync(packageFile(packageName, file));
