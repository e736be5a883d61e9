// Given to orchestrators by --import: takes one rule out of their sources while they load. SOUK_WITHOUT names the rule.
import { registerHooks } from 'node:module';
import { rules } from './rules.mjs';

const rule = rules.find(({ name }) => name === process.env.SOUK_WITHOUT);
if (!rule) throw new Error(`SOUK_WITHOUT must be one of ${rules.map(({ name }) => name).join(', ')}`);

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const changes = rule.changes.filter(({ file }) => url.endsWith(`/${file}`));
    if (changes.length === 0) return loaded;
    let source = String(loaded.source);
    for (const { find, replace } of changes) {
      // A rule that was rewritten must be taken out anew, and not be tested by accident.
      if (!source.includes(find)) throw new Error(`the rule ${rule.name} is not in ${url} any more`);
      source = source.replace(find, replace);
    }
    return { ...loaded, source };
  },
});
