'use strict';

// Asks Random Cut Forest about every record's features, tells a topic about scores that reach the threshold, and sends the record with its score on to the lake.
// The SDK is the one that the runtime brings; it is loaded with the first record that needs it.
let forest;
let topic;
let lake;

async function scoreOf(features) {
  const { SageMakerRuntimeClient, InvokeEndpointCommand } = require('@aws-sdk/client-sagemaker-runtime');
  forest ??= new SageMakerRuntimeClient();
  const answer = await forest.send(new InvokeEndpointCommand({
    EndpointName: process.env.ENDPOINT_NAME,
    ContentType: 'text/csv',
    Accept: 'application/json',
    Body: features.join(','),
  }));
  const score = JSON.parse(Buffer.from(answer.Body).toString('utf8')).scores?.[0]?.score;
  if (typeof score !== 'number') throw new Error('The endpoint answered without a score.');
  return score;
}

async function tell(record) {
  const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
  topic ??= new SNSClient();
  await topic.send(new PublishCommand({
    TopicArn: process.env.TOPIC_ARN,
    Subject: 'Anomaly in the stream',
    Message: JSON.stringify(record),
  }));
}

async function keep(record) {
  const { FirehoseClient, PutRecordCommand } = require('@aws-sdk/client-firehose');
  lake ??= new FirehoseClient();
  await lake.send(new PutRecordCommand({
    DeliveryStreamName: process.env.DELIVERY_STREAM,
    Record: { Data: Buffer.from(JSON.stringify(record)) },
  }));
}

async function handle(record) {
  if (!Array.isArray(record.features)) throw new Error('The record has no list of features.');
  const { features, ...rest } = record;
  const scored = { ...rest, score: await scoreOf(features) };
  if (scored.score >= Number(process.env.THRESHOLD)) await tell(scored);
  await keep(scored);
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
