'use strict';

// Tells a topic about every record whose score reaches the threshold.
// The SDK is the one that the runtime brings; it is loaded with the first record that needs it.
let topic;

async function tell(record) {
  const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
  topic ??= new SNSClient();
  await topic.send(new PublishCommand({
    TopicArn: process.env.TOPIC_ARN,
    Subject: 'Anomaly in the stream',
    Message: JSON.stringify(record),
  }));
}

async function handle(record) {
  if (typeof record.score !== 'number') throw new Error('The record has no score.');
  if (record.score >= Number(process.env.THRESHOLD)) await tell(record);
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
