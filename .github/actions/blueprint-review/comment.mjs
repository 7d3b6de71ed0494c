// Writes the report into the pull request: one comment, found again by a mark in it and updated in place.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MostCharacters = 65_536;
const NoRights = [401, 403, 404];

const { GITHUB_TOKEN, GITHUB_REPOSITORY, PULL_REQUEST, REPORT } = process.env;
const api = process.env.GITHUB_API_URL || 'https://api.github.com';
const author = process.env.COMMENT_AUTHOR || 'github-actions[bot]';
const folder = (process.env.BLUEPRINTS || 'blueprints').replace(/[^\w./-]/g, '_');
const mark = `<!-- mlinfra blueprint-review ${folder} -->`;

class Refused extends Error {}

async function ask(method, path, body) {
  const answer = await fetch(new URL(`${api}/repos/${GITHUB_REPOSITORY}/${path}`), {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${GITHUB_TOKEN}`,
      'content-type': 'application/json',
      'user-agent': 'mlinfra',
    },
    body: body && JSON.stringify(body),
  });
  if (NoRights.includes(answer.status)) throw new Refused(`${method} ${path}: ${answer.status}`);
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

// Somebody else's comment may quote the mark; only the own one is updated.
async function own() {
  for (let page = 1; ; page++) {
    const comments = await ask('GET', `issues/${PULL_REQUEST}/comments?per_page=100&page=${page}`);
    const found = comments.find(c => c.user?.login === author && c.body?.startsWith(mark));
    if (found || comments.length < 100) return found;
  }
}

function text() {
  const review = readFileSync(join(REPORT, 'review.md'), 'utf8');
  const run = process.env.GITHUB_RUN_ID && `${process.env.GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${process.env.GITHUB_RUN_ID}`;
  const where = existsSync(join(REPORT, 'review.full.md')) && run ? `\nThe full report is in [the summary and the artifacts of the run](${run}).\n` : '';
  const body = `${mark}\n${review}${where}`;
  if (body.length > MostCharacters) throw new Error(`The report has ${body.length} characters, GitHub takes ${MostCharacters}: lower max-size.`);
  return body;
}

try {
  const body = text();
  const before = await own();
  if (before?.body === body) console.log('The comment says so already.');
  else if (before) await ask('PATCH', `issues/comments/${before.id}`, { body });
  else await ask('POST', `issues/${PULL_REQUEST}/comments`, { body });
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.log(`::notice::The token may not comment, as in pull requests from forks (${error.message}); the report is in the summary of the run.`);
}
