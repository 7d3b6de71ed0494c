'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { event, load } = require('./handler.js');

const detect = (answer) => load('detect', { ENDPOINT_NAME: 'forest', DELIVERY_STREAM: 'lake', THRESHOLD: '3', TOPIC_ARN: 'arn:topic' }, answer);
const scores = (score) => (command) => command.name === 'InvokeEndpointCommand' ? { Body: new TextEncoder().encode(JSON.stringify({ scores: [{ score }] })) } : {};
const names = (sent) => sent.map((command) => command.name);

test('an anomaly is told and kept with its score', async () => {
  const { handler, sent } = detect(scores(3));

  assert.deepStrictEqual(await handler(event({ id: 'a', features: [1, 2.5] })), { batchItemFailures: [] });
  assert.deepStrictEqual({ ...sent[0].input }, { EndpointName: 'forest', ContentType: 'text/csv', Accept: 'application/json', Body: '1,2.5' });
  assert.strictEqual(sent[1].input.TopicArn, 'arn:topic');
  assert.deepStrictEqual(JSON.parse(sent[1].input.Message), { id: 'a', score: 3 });
  assert.deepStrictEqual(JSON.parse(sent[2].input.Record.Data), { id: 'a', score: 3 });
});

test('what is normal is kept and not told', async () => {
  const { handler, sent } = detect(scores(2.9));

  assert.deepStrictEqual(await handler(event({ features: [1] })), { batchItemFailures: [] });
  assert.deepStrictEqual(names(sent), ['InvokeEndpointCommand', 'PutRecordCommand']);
});

test('an answer without a score is a failure, and nothing is told or kept', async () => {
  const { handler, sent } = detect(() => ({ Body: new TextEncoder().encode('{}') }));

  assert.deepStrictEqual(await handler(event({ features: [1] }, { features: [2] })), { batchItemFailures: [{ itemIdentifier: '1' }] });
  assert.deepStrictEqual(names(sent), ['InvokeEndpointCommand']);
});

test('a record without features is a failure', async () => {
  const { handler, sent } = detect(scores(1));

  assert.deepStrictEqual(await handler(event({ id: 'a' })), { batchItemFailures: [{ itemIdentifier: '1' }] });
  assert.strictEqual(sent.length, 0);
});
