'use strict';

// Loads a handler anew with an SDK of our own: every command is kept, and answered by the test.
const { readdirSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

// A handler lies beside the construct that uses it.
const file = (name) => path.join(process.env.HANDLERS, readdirSync(process.env.HANDLERS, { recursive: true }).find((found) => path.basename(found) === `${name}.js`));

exports.load = (name, environment, answer) => {
  const sent = [];
  const client = class { async send(command) { sent.push(command); return answer(command); } };
  const sdk = new Proxy({}, {
    get: (_, member) => member.endsWith('Client') ? client : class { constructor(input) { this.name = member; this.input = input; } },
  });
  const original = Module._load;
  Module._load = (request, ...rest) => request.startsWith('@aws-sdk/') ? sdk : original(request, ...rest);
  Object.assign(process.env, environment);
  delete require.cache[file(name)];
  const { handler } = require(file(name));
  return { handler, sent };
};

exports.event = (...records) => ({
  Records: records.map((record, index) => ({
    kinesis: {
      sequenceNumber: `${index + 1}`,
      data: Buffer.from(typeof record === 'string' ? record : JSON.stringify(record)).toString('base64'),
    },
  })),
});
