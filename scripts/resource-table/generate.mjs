// Writes the table of CloudFormation resource types; README.md beside this file describes its format.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import specification from '@aws-cdk/aws-service-spec';

const target = fileURLToPath(new URL('../../src/MlInfra.Templates/Diff/ResourceTable/resources.bin', import.meta.url));
const database = await specification.loadAwsServiceSpec();

const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The nested types that a property's type leads to, and whether names in between are free. */
function shapeOf(type, previous = []) {
  const shape = { types: [], isMap: false, isFree: false };
  const visit = (part) => {
    switch (part.type) {
      case 'ref':
        shape.types.push(part.reference.$ref);
        break;
      case 'array':
        visit(part.element);
        break;
      case 'map':
        shape.isMap = true;
        visit(part.element);
        break;
      case 'union':
        part.types.forEach(visit);
        break;
      case 'json':
      case 'tag':
        shape.isFree = true;
        break;
    }
  };
  [type, ...previous].forEach(visit);
  shape.isFree ||= shape.isMap && shape.types.length === 0;
  return shape;
}

class ServiceBlock {
  #numbers = new Map();
  #nested = [];
  #lines = [];

  add(resource) {
    // Paths into types that other resources share, such as tags: some changes of the property replace, others do not.
    const also = new Set((resource.additionalReplacementProperties ?? []).map((path) => path[0]));
    const name = resource.cloudFormationType.split('::').slice(2).join('::');
    this.#lines.push([name, ...this.#properties(resource.properties, also)].join('\t'));
  }

  text() {
    // Describing a nested type may bring further ones.
    for (let number = 0; number < this.#nested.length; number++) {
      const definition = database.get('typeDefinition', this.#nested[number]);
      this.#lines.push([number, ...this.#properties(definition.properties, new Set())].join('\t'));
    }
    return this.#lines.join('\n');
  }

  #properties(properties, also) {
    return Object.keys(properties).sort(byName).map((name) => name + this.#marks(properties[name], also.has(name)));
  }

  #marks(property, mayReplace) {
    const shape = shapeOf(property.type, property.previousTypes);
    const replaces = property.causesReplacement ?? (mayReplace ? 'maybe' : 'no');
    const numbers = [...new Set(shape.types.map((id) => this.#number(id)))];
    return (replaces === 'yes' ? '!' : replaces === 'maybe' ? '?' : '')
      + (shape.isMap && numbers.length > 0 ? '%' : '')
      + (shape.isFree ? '*' : '')
      + (numbers.length > 0 ? '=' + numbers.join(',') : '');
  }

  #number(id) {
    if (!this.#numbers.has(id)) {
      this.#numbers.set(id, this.#nested.length);
      this.#nested.push(id);
    }
    return this.#numbers.get(id);
  }
}

const services = new Map();
const resources = [...database.all('resource')].sort((a, b) => byName(a.cloudFormationType, b.cloudFormationType));
for (const resource of resources) {
  const service = resource.cloudFormationType.split('::').slice(0, 2).join('::');
  if (!services.has(service)) services.set(service, new ServiceBlock());
  services.get(service).add(resource);
}

const blocks = [...services].map(([name, block]) => ({ name, bytes: deflateRawSync(Buffer.from(block.text()), { level: 9 }) }));
const index = Buffer.from(blocks.map((block) => `${block.name}\t${block.bytes.length}`).join('\n'));
const length = Buffer.alloc(4);
length.writeInt32LE(index.length);
const table = Buffer.concat([length, index, ...blocks.map((block) => block.bytes)]);
writeFileSync(target, table);
console.log(`${resources.length} resource types of ${blocks.length} services in ${table.length} bytes`);
