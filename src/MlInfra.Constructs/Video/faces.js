'use strict';

// Tells a topic about every record of a Rekognition stream processor in which a known face was found.
// The SDK is the one that the runtime brings; it is loaded with the first record that needs it.
let topic;

async function tell(message) {
  const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
  topic ??= new SNSClient();
  await topic.send(new PublishCommand({ TopicArn: process.env.TOPIC_ARN, Subject: 'Known face', Message: JSON.stringify(message) }));
}

async function handle(record) {
  if (!Array.isArray(record.FaceSearchResponse)) throw new Error('The record has no faces.');
  const found = record.FaceSearchResponse.flatMap(({ MatchedFaces }) => MatchedFaces ?? []);
  if (found.length === 0) return;
  await tell({
    video: record.InputInformation?.KinesisVideo,
    faces: found.map(({ Similarity, Face }) => ({ similarity: Similarity, face: Face?.FaceId, name: Face?.ExternalImageId })),
  });
}

// Lambda goes on behind the last record that is not named here, so the first failure is enough:
// what follows it in its shard waits, and keeps its order.
exports.handler = async (event) => {
  for (const { kinesis } of event.Records) {
    try {
      await handle(JSON.parse(Buffer.from(kinesis.data, 'base64').toString('utf8')));
    } catch (error) {
      console.error(JSON.stringify({ sequenceNumber: kinesis.sequenceNumber, error: error.message }));
      return { batchItemFailures: [{ itemIdentifier: kinesis.sequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
};
