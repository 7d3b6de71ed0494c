'use strict';

// Fetches what Rekognition found in a video, page by page, into a bucket, and notes in a table how it went.
// The SDK is the one that the runtime brings.
let clients;

function connect() {
  const { RekognitionClient } = require('@aws-sdk/client-rekognition');
  const { S3Client } = require('@aws-sdk/client-s3');
  const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');
  const { SNSClient } = require('@aws-sdk/client-sns');
  return { rekognition: new RekognitionClient(), s3: new S3Client(), table: new DynamoDBClient(), topic: new SNSClient() };
}

// One object for each page: a page fits into memory, six hours of video do not.
async function fetchPages({ JobId, API }) {
  const Get = require('@aws-sdk/client-rekognition')[`${API.replace(/^Start/, 'Get')}Command`];
  const { PutObjectCommand } = require('@aws-sdk/client-s3');
  let pages = 0;
  let NextToken;
  do {
    const page = await clients.rekognition.send(new Get({ JobId, MaxResults: 1000, NextToken }));
    NextToken = page.NextToken;
    const { $metadata, NextToken: more, ...body } = page;
    pages += 1;
    await clients.s3.send(new PutObjectCommand({
      Bucket: process.env.BUCKET,
      Key: `${process.env.PREFIX}${JobId}/${String(pages).padStart(5, '0')}.json`,
      ContentType: 'application/json',
      Body: JSON.stringify(body),
    }));
  } while (NextToken);
  return pages;
}

async function note({ JobId, Status, Video }, pages) {
  const { PutItemCommand } = require('@aws-sdk/client-dynamodb');
  await clients.table.send(new PutItemCommand({
    TableName: process.env.TABLE,
    Item: {
      job: { S: JobId },
      status: { S: Status },
      video: { S: `s3://${Video.S3Bucket}/${Video.S3ObjectName}` },
      pages: { N: String(pages) },
      results: { S: pages > 0 ? `s3://${process.env.BUCKET}/${process.env.PREFIX}${JobId}/` : '' },
    },
  }));
}

async function handle(job) {
  if (job.Status === 'SUCCEEDED') {
    await note(job, await fetchPages(job));
    return;
  }
  // A job that failed will not succeed when it is asked again.
  const { PublishCommand } = require('@aws-sdk/client-sns');
  await note(job, 0);
  await clients.topic.send(new PublishCommand({ TopicArn: process.env.TOPIC_ARN, Subject: 'Video analysis failed', Message: JSON.stringify(job) }));
}

exports.handler = async (event) => {
  clients ??= connect();
  const batchItemFailures = [];
  for (const { messageId, body } of event.Records) {
    try {
      await handle(JSON.parse(body));
    } catch (error) {
      console.error(JSON.stringify({ messageId, error: error.message }));
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};
