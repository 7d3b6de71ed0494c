'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { event, load } = require('./handler.js');

const alert = (answer = () => ({})) => load('alert', { TOPIC_ARN: 'topic', THRESHOLD: '3' }, answer);

test('a score at the threshold is told, one below it is not', async () => {
  const { handler, sent } = alert();

  assert.deepStrictEqual(await handler(event({ id: 'a', score: 3 }, { id: 'b', score: 2.9 })), { batchItemFailures: [] });
  assert.deepStrictEqual(sent.map((command) => [command.name, command.input.TopicArn, JSON.parse(command.input.Message).id]), [['PublishCommand', 'topic', 'a']]);
});

test('what is not JSON is named as the first failure, and what follows waits', async () => {
  const { handler, sent } = alert();

  assert.deepStrictEqual(await handler(event({ score: 9 }, 'no json', { score: 9 })), { batchItemFailures: [{ itemIdentifier: '2' }] });
  assert.strictEqual(sent.length, 1);
});

test('a record without a score is a failure', async () => {
  assert.deepStrictEqual(await alert().handler(event({ id: 'a' })), { batchItemFailures: [{ itemIdentifier: '1' }] });
});

test('a topic that refuses is a failure, so that the record is tried again', async () => {
  const { handler } = alert(() => { throw new Error('throttled'); });

  assert.deepStrictEqual(await handler(event({ score: 9 })), { batchItemFailures: [{ itemIdentifier: '1' }] });
});

test('a record that is null is a failure and not a crash', async () => {
  assert.deepStrictEqual(await alert().handler(event('null')), { batchItemFailures: [{ itemIdentifier: '1' }] });
});
