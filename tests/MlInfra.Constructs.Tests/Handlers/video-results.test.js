'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { load } = require('./handler.js');

const results = (answer) => load('video-results', { BUCKET: 'lake', PREFIX: 'video-results/', TABLE: 'jobs', TOPIC_ARN: 'topic' }, answer);
const ended = (Status, API = 'StartLabelDetection') => ({ JobId: 'j1', Status, API, Video: { S3Bucket: 'lake', S3ObjectName: 'videos/a.mp4' } });
const queue = (...messages) => ({ Records: messages.map((message, index) => ({ messageId: `${index + 1}`, body: typeof message === 'string' ? message : JSON.stringify(message) })) });
const twoPages = (command) => command.name.startsWith('Get') ? (command.input.NextToken ? { Labels: [2] } : { Labels: [1], NextToken: 'more' }) : {};

test('every page becomes an object, and the table says how many', async () => {
  const { handler, sent } = results(twoPages);

  assert.deepStrictEqual(await handler(queue(ended('SUCCEEDED'))), { batchItemFailures: [] });
  assert.deepStrictEqual(sent.map((command) => command.name), ['GetLabelDetectionCommand', 'PutObjectCommand', 'GetLabelDetectionCommand', 'PutObjectCommand', 'PutItemCommand']);
  assert.deepStrictEqual(sent.filter(({ name }) => name === 'PutObjectCommand').map(({ input }) => [input.Bucket, input.Key, input.Body]), [
    ['lake', 'video-results/j1/00001.json', '{"Labels":[1]}'],
    ['lake', 'video-results/j1/00002.json', '{"Labels":[2]}'],
  ]);
  assert.strictEqual(sent[2].input.NextToken, 'more');
  assert.deepStrictEqual(sent[4].input.Item.pages, { N: '2' });
  assert.deepStrictEqual(sent[4].input.Item.video, { S: 's3://lake/videos/a.mp4' });
});

test('the kind of the job decides what is fetched', async () => {
  const { handler, sent } = results(() => ({}));

  await handler(queue(ended('SUCCEEDED', 'StartContentModeration')));
  assert.strictEqual(sent[0].name, 'GetContentModerationCommand');
});

test('a job that failed is noted and told, and nothing is fetched', async () => {
  const { handler, sent } = results(() => ({}));

  assert.deepStrictEqual(await handler(queue(ended('FAILED'))), { batchItemFailures: [] });
  assert.deepStrictEqual(sent.map((command) => command.name), ['PutItemCommand', 'PublishCommand']);
  assert.deepStrictEqual(sent[0].input.Item.status, { S: 'FAILED' });
  assert.strictEqual(sent[1].input.TopicArn, 'topic');
});

test('a page that cannot be fetched leaves its message in the queue, and the others go on', async () => {
  let asked = 0;
  const { handler } = results((command) => {
    if (command.name.startsWith('Get') && ++asked === 1) throw new Error('throttled');
    return {};
  });

  assert.deepStrictEqual(await handler(queue(ended('SUCCEEDED'), ended('SUCCEEDED'), 'no json')), { batchItemFailures: [{ itemIdentifier: '1' }, { itemIdentifier: '3' }] });
});
