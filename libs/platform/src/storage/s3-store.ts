import { AwsV4Signer } from 'aws4fetch';
import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkedKey, ObjectAbsent, type ByteRange, type ObjectStore, type StorageSettings } from './object-store.js';

type S3Settings = Extract<StorageSettings, { kind: 's3' }>;

/** A service that says nothing for so long is taken for dead. Real time: it decides nothing. */
const SILENCE_MS = 30_000;

interface Asked {
  readonly method: 'PUT' | 'GET' | 'DELETE';
  readonly key: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Keeps objects in a bucket of an S3 service, by requests signed with AWS Signature Version 4. The payload is not signed: what is sent is
 * authenticated ciphertext, so a byte that was changed on the way shows when it is read.
 */
export class S3Store implements ObjectStore {
  constructor(private readonly settings: S3Settings) {}

  async put(key: string, bytes: AsyncIterable<Buffer>, size: number): Promise<void> {
    // With its length said beforehand, a body that breaks off is no object.
    const request = await this.request({ method: 'PUT', key, headers: { 'content-length': String(size) } });
    const answered = answerOf(request);
    // A refusal may come before the body has gone: then the answer tells more than the broken pipe.
    const sent = pipeline(bytes, request);
    const answer = await Promise.race([answered, sent.then(() => answered)]);
    await finish(answer, [200, 201, 204]);
    await sent;
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end - 1}` } : {};
    const request = await this.request({ method: 'GET', key, headers });
    request.end();
    const answer = await answerOf(request);
    if (answer.statusCode === (range ? 206 : 200)) return answer;
    return finish(answer, []) as Promise<never>;
  }

  async remove(key: string): Promise<void> {
    const request = await this.request({ method: 'DELETE', key });
    request.end();
    await finish(await answerOf(request), [200, 204, 404]);
  }

  private async request({ method, key, headers = {} }: Asked): Promise<http.ClientRequest> {
    const { endpoint, bucket, region, accessKeyId, secretAccessKey } = this.settings;
    const url = `${endpoint.replace(/\/$/, '')}/${bucket}/${checkedKey(key)}`;
    const signer = new AwsV4Signer({ method, url, headers: { ...headers }, accessKeyId, secretAccessKey, service: 's3', region });
    const signed = await signer.sign();
    const sent = Object.fromEntries(signed.headers as unknown as Iterable<[string, string]>);
    const { request } = signed.url.protocol === 'https:' ? https : http;
    return request(signed.url, { method, headers: { ...sent, ...headers }, timeout: SILENCE_MS });
  }
}

function answerOf(request: http.ClientRequest): Promise<http.IncomingMessage> {
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
    request.once('timeout', () => request.destroy(new Error('the object store does not answer')));
  });
  // Whoever waits for it first has it; nobody may ever wait for it when the body failed before.
  answered.catch(() => undefined);
  return answered;
}

/** Reads the answer to its end and throws unless its status is one of these. What the service says may name keys: it is not repeated. */
async function finish(answer: http.IncomingMessage, good: readonly number[]): Promise<void> {
  const { statusCode = 0 } = answer;
  answer.resume();
  if (good.includes(statusCode)) return;
  if (statusCode === 404) throw new ObjectAbsent();
  throw new Error(`the object store answered ${statusCode}`);
}
