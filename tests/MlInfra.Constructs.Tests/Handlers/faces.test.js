'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { event, load } = require('./handler.js');

const faces = (answer = () => ({})) => load('faces', { TOPIC_ARN: 'topic' }, answer);
const seen = (...matched) => ({
  InputInformation: { KinesisVideo: { FragmentNumber: '91' } },
  FaceSearchResponse: [{ DetectedFace: {}, MatchedFaces: matched }],
});

test('a known face is told, an unknown one is not', async () => {
  const { handler, sent } = faces();

  assert.deepStrictEqual(await handler(event(seen({ Similarity: 97, Face: { FaceId: 'f', ExternalImageId: 'ada' } }), seen())), { batchItemFailures: [] });
  assert.deepStrictEqual(sent.map(({ input }) => JSON.parse(input.Message)), [{ video: { FragmentNumber: '91' }, faces: [{ similarity: 97, face: 'f', name: 'ada' }] }]);
});

test('a record that is none of a processor is a failure', async () => {
  assert.deepStrictEqual(await faces().handler(event({ score: 1 })), { batchItemFailures: [{ itemIdentifier: '1' }] });
});

test('a topic that refuses is a failure, so that the record is tried again', async () => {
  const { handler } = faces(() => { throw new Error('throttled'); });

  assert.deepStrictEqual(await handler(event(seen(), seen({ Similarity: 97 }))), { batchItemFailures: [{ itemIdentifier: '2' }] });
});
