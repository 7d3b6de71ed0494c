// Compares the impact that mlinfra diff and cloudformation-diff give to the same small changes; README.md says how to run it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cloudFormationDiff from '@aws-cdk/cloudformation-diff';
import { parse } from 'yaml';

const [folder, mlinfra] = process.argv.slice(2);
if (!folder || !mlinfra) {
  console.error('usage: node compare.mjs <folder of templates> <mlinfra>');
  process.exit(2);
}

const mostPairs = 4000;
const theirWords = {
  WILL_UPDATE: 'updated', WILL_CREATE: 'created', WILL_REPLACE: 'replaced', MAY_REPLACE: 'mayBeReplaced',
  WILL_DESTROY: 'deleted', WILL_ORPHAN: 'orphaned', WILL_IMPORT: 'imported', NO_CHANGE: 'none',
};

const functions = ['Base64', 'Cidr', 'FindInMap', 'GetAZs', 'If', 'ImportValue', 'Join', 'Select', 'Split', 'Sub', 'Transform', 'And', 'Equals', 'Not', 'Or', 'Length', 'ToJsonString'];
const full = (name) => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`);
const customTags = [...functions, 'Ref', 'Condition', 'GetAtt'].flatMap((name) => [
  { tag: `!${name}`, resolve: (text) => ({ [full(name)]: name === 'GetAtt' ? text.split(/\.(.*)/s).slice(0, 2) : text }) },
  { tag: `!${name}`, collection: 'seq', resolve: (items) => ({ toJSON: (_, context) => ({ [full(name)]: items.toJSON(_, context) }) }) },
  { tag: `!${name}`, collection: 'map', resolve: (items) => ({ toJSON: (_, context) => ({ [full(name)]: items.toJSON(_, context) }) }) },
]);

function templates() {
  return readdirSync(folder, { recursive: true })
    .filter((file) => /\.(json|ya?ml|template)$/.test(file))
    .flatMap((file) => {
      try {
        const text = readFileSync(join(folder, file), 'utf8');
        const template = JSON.parse(JSON.stringify(parse(text, { customTags, logLevel: 'silent' })));
        return template?.Resources && typeof template.Resources === 'object' ? [{ file, template }] : [];
      } catch {
        return [];
      }
    });
}

/** The value with one leaf changed; the leaf's path is added to `path`. */
function changed(value, path) {
  if (Array.isArray(value)) {
    return value.length === 0 ? ['changed'] : [changed(value[0], path), ...value.slice(1)];
  }
  if (value && typeof value === 'object') {
    const [name] = Object.keys(value);
    if (name === undefined) return { Changed: 'changed' };
    if (name === 'Ref' || name.startsWith('Fn::')) return 'changed';
    path.push(name);
    return { ...value, [name]: changed(value[name], path) };
  }
  if (typeof value === 'number') return value + 1;
  if (value === true || value === false) return !value;
  return `${value}x`;
}

function* changes(template) {
  for (const [id, resource] of Object.entries(template.Resources)) {
    for (const name of Object.keys(resource?.Properties ?? {})) {
      if (name === 'Ref' || name.startsWith('Fn::')) continue;
      const head = structuredClone(template);
      const path = [name];
      head.Resources[id].Properties[name] = changed(resource.Properties[name], path);
      yield { head, label: `${resource.Type} ${path.join('.')}`, id };
    }
  }
}

const work = mkdtempSync(join(tmpdir(), 'replacement-'));
mkdirSync(join(work, 'base'));
mkdirSync(join(work, 'head'));
const pairs = [];
for (const { file, template } of templates()) {
  for (const change of changes(template)) {
    if (pairs.length === mostPairs) break;
    const name = `${String(pairs.length).padStart(5, '0')}.json`;
    writeFileSync(join(work, 'base', name), JSON.stringify(template));
    writeFileSync(join(work, 'head', name), JSON.stringify(change.head));
    pairs.push({ file, template, ...change });
  }
}

const report = JSON.parse(execFileSync(mlinfra, ['diff', join(work, 'base'), join(work, 'head'), '--format', 'json'], { maxBuffer: 2 ** 30 }));
const ours = new Map(report.templates.map((template) => [template.name, template]));
let compared = 0;
const differences = new Map();
pairs.forEach(({ file, template, head, label, id }, i) => {
  const mine = new Map((ours.get(`${String(i).padStart(5, '0')}.json`)?.resources ?? []).map((resource) => [resource.logicalId, resource.impact]));
  let theirs;
  try {
    theirs = cloudFormationDiff.fullDiff(template, head).resources.changes;
  } catch (error) {
    console.error(`${file}: cloudformation-diff fails: ${error.message}`);
    return;
  }
  for (const resource of new Set([...mine.keys(), ...Object.keys(theirs)])) {
    compared++;
    const our = mine.get(resource) ?? 'none';
    const their = theirWords[theirs[resource]?.changeImpact ?? 'NO_CHANGE'];
    if (our === their) continue;
    const type = head.Resources[resource]?.Type;
    const key = `${our} here, ${their} there: ${resource === id ? label : `${type}, because of ${label}`}`;
    differences.set(key, (differences.get(key) ?? 0) + 1);
  }
});
rmSync(work, { recursive: true });
for (const [key, count] of [...differences].sort((a, b) => b[1] - a[1])) console.log(`${count} × ${key}`);
const different = [...differences.values()].reduce((sum, count) => sum + count, 0);
console.log(`${pairs.length} changes, ${compared} impacts, ${compared - different} agree, ${different} differ in ${differences.size} ways`);
