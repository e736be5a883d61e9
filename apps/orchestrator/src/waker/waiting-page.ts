import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const include = /<!--# include file="([\w.-]+)" -->/g;
const host = '<!--# echo var="host" -->';

/**
 * The page `waking.html` of the edge, which is written for nginx's server-side includes, so that what people see has one
 * style wherever it comes from. Read once. Throws where the folder has no such page.
 */
export function readWaitingPage(folder: string): (hostName: string) => string {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const page = read('waking.html').replaceAll(include, (_all, file: string) => read(file));
  return (hostName) => page.replaceAll(host, () => escapeHtml(hostName));
}
