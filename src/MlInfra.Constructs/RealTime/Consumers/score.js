'use strict';

// Asks an endpoint about every record's features and sends the record with the answer on to the lake.
// The SDK is the one that the runtime brings; it is loaded with the first record that needs it.
let model;
let lake;

async function predict(features) {
  const { SageMakerRuntimeClient, InvokeEndpointCommand } = require('@aws-sdk/client-sagemaker-runtime');
  model ??= new SageMakerRuntimeClient();
  const answer = await model.send(new InvokeEndpointCommand({
    EndpointName: process.env.ENDPOINT_NAME,
    ContentType: 'text/csv',
    Accept: 'application/json',
    Body: features.join(','),
  }));
  return Buffer.from(answer.Body).toString('utf8');
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
  await keep({ ...rest, prediction: await predict(features) });
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
