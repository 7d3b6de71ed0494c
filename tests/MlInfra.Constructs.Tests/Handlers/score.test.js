'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { event, load } = require('./handler.js');

const score = (answer) => load('score', { ENDPOINT_NAME: 'forest', DELIVERY_STREAM: 'lake' }, answer);
const predicts = (command) => command.name === 'InvokeEndpointCommand' ? { Body: new TextEncoder().encode('{"scores":[1.5]}') } : {};

test('features are asked about, and the rest goes to the lake with the answer', async () => {
  const { handler, sent } = score(predicts);

  assert.deepStrictEqual(await handler(event({ id: 'a', features: [1, 2.5] })), { batchItemFailures: [] });
  assert.deepStrictEqual({ ...sent[0].input }, { EndpointName: 'forest', ContentType: 'text/csv', Accept: 'application/json', Body: '1,2.5' });
  assert.strictEqual(sent[1].input.DeliveryStreamName, 'lake');
  assert.deepStrictEqual(JSON.parse(sent[1].input.Record.Data), { id: 'a', prediction: '{"scores":[1.5]}' });
});

test('a record without features is a failure', async () => {
  const { handler, sent } = score(predicts);

  assert.deepStrictEqual(await handler(event({ id: 'a' })), { batchItemFailures: [{ itemIdentifier: '1' }] });
  assert.strictEqual(sent.length, 0);
});

test('a model that does not answer is a failure, and nothing goes to the lake', async () => {
  const { handler, sent } = score(() => { throw new Error('busy'); });

  assert.deepStrictEqual(await handler(event({ features: [1] }, { features: [2] })), { batchItemFailures: [{ itemIdentifier: '1' }] });
  assert.deepStrictEqual(sent.map((command) => command.name), ['InvokeEndpointCommand']);
});

test('a lake that refuses is a failure at its record', async () => {
  let kept = 0;
  const { handler } = score((command) => {
    if (command.name === 'PutRecordCommand' && ++kept === 2) throw new Error('busy');
    return predicts(command);
  });

  assert.deepStrictEqual(await handler(event({ features: [1] }, { features: [2] })), { batchItemFailures: [{ itemIdentifier: '2' }] });
});
