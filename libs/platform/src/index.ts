export { advanceClock, moveClock, readClock, type ClockReading } from './clock.js';
export { ConfigFaults, readConfig, stateFolder, type Config } from './config.js';
export { ensureKeyFile, readKeys } from './crypto/keys.js';
export { shuffled } from './crypto/random.js';
export { createSealing, Unopenable, type SealedBox, type Sealing } from './crypto/sealing.js';
export { At, BigInteger, Bytes, Flag, Int, Json as JsonColumn, Key, Text } from './database/columns.js';
export { createDataSource, type EntityClass, type MigrationClass } from './database/data-source.js';
export { repositoryOf, type Because, type Repository } from './database/repository.js';
export { Tx, UnitOfWork, type AuditFact, type Context } from './database/unit-of-work.js';
export { badInput, forbidden, notFound, PublicError, RECENT_SECONDS, unauthenticated, type ErrorCode } from './errors.js';
export { connectionOf, PAGE_MAX, pageInput, PageInfoView, pageOf } from './graphql/connection.js';
export {
  costOf,
  excessesOf,
  figuresOf,
  LIMIT_NAMES,
  LIMITS,
  publishedLimits,
  type Excess,
  type Figures,
  type Limits,
} from './graphql/limits.js';
export { input, localisedInput, moneyInput } from './graphql/input.js';
export {
  disclose,
  enumeration,
  EVERY_GROUP,
  field,
  localised,
  LocalisedTextView,
  moneyType,
  MoneyView,
  readable,
  t,
  type Disclosed,
  type Enumeration,
  type Field,
  type FieldType,
  type Readable,
  type RowOf,
} from './graphql/readable.js';
export { ASKS_ALL, type Asks } from './graphql/asked.js';
export { knownReadables, NodeInterface, RefusalInterface, refusalTypeName } from './graphql/output-types.js';
export { EXECUTOR, hasMutation, READER, resolverOf, type RequestContext } from './graphql/resolvers.js';
export { openHouse, type House, type HouseSettings } from './house.js';
export { newId } from './ids.js';
export { runProgram } from './program.js';
export { createLog, factsOf, recordDenial, recordRequests, requestPlugin, type Log, type RequestFacts } from './log/index.js';
export {
  asAnswer,
  DEFAULT_LIMITS,
  DEVELOPMENT_LIMITS,
  Door,
  guard,
  NO_LIMITS,
  parseLimits,
  partiesOf,
  postgresBudgets,
  RateLimited,
  WINDOW_SECONDS,
  WORK_LIMITS,
  WorkLimits,
  workPlugin,
  type BudgetStore,
  type Knock,
  type Party,
  type RequestWork,
} from './work-limits/index.js';
export { startupFaults } from './startup.js';
export { migrate, pendingMigrations, schemaDrift } from './migrate.js';
export {
  DoneView,
  job,
  jobRefusals,
  nothingDue,
  sweep,
  type Job,
  type Preparation,
  type RetryCurve,
  type Surroundings,
  type Sweep,
} from './jobs/job.js';
export {
  chunksOf,
  ObjectAbsent,
  openVault,
  type ByteRange,
  type FilePlace,
  type FileVault,
  type StorageSettings,
  type StoredFile,
} from './storage/index.js';
export { endpoint, type Endpoint } from './usecase/endpoint.js';
export {
  isPublicAddress,
  openOutbound,
  OUTBOUND_FAULTS,
  readTarget,
  type Outbound,
  type OutboundAnswer,
  type OutboundFaultCode,
  type OutboundRequest,
  type OutboundSettings,
} from './outbound/index.js';
export { Deliveries } from './jobs/deliveries.js';
export { Engine } from './jobs/engine.js';
export { migrateQueue, openDoorbell } from './jobs/queue.js';
export {
  ANONYMOUS,
  hasProvenRecently,
  isSelf,
  justProven,
  personOf,
  ROLES,
  selvesOf,
  systemActor,
  type Actor,
  type Membership,
  type PersonActor,
  type Role,
} from './actor.js';
export { assertAllowed, assertNamed, isAllowed, isRelated, type Allowance, type PolicyLine, type Relations } from './policy.js';
export { grantsOf, reachOf, type FieldGroup, type FieldGroups, type Reach } from './policy-groups.js';
export { stateObjection, type StateRule, type StateRules } from './policy-states.js';
export { groupsOf, policyTable, type TableLine } from './policy-table.js';
export { type AnyWorkflow, type Room } from './room.js';
export { query, type AnyQuery, type Query, type Reading } from './usecase/query.js';
export { MEMBERSHIP_EVENT, subscription, topicOf, type AnySubscription, type Subscription } from './usecase/subscription.js';
export { openFeed, type Feed } from './feed/feed.js';
export { EntryRefused, type Visitor } from './graphql/subscriptions-visitors.js';
export { openSubscriptions, type SubscriptionServer } from './graphql/subscriptions-server.js';
export { type SocketLimits } from './graphql/subscriptions-limits.js';
export { Reader } from './usecase/reader.js';
export { Executor, parseInput, useCase, type Answer, type AnyUseCase, type Caller, type UseCase, type Work } from './usecase/use-case.js';
export {
  bearerTokenOf,
  createDevelopmentIdentity,
  DEVELOPMENT_ACR,
  createTokenVerifier,
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  registerDevelopmentIdentity,
  oneTimeCode,
  TokenRefused,
  UnknownDevelopmentUser,
  type DevelopmentIdentity,
  type DevelopmentUser,
  type IssuerTrust,
  type TokenVerifier,
  type VerifiedToken,
} from './identity/index.js';
export { registerGraphiql, type ExampleQuery } from './graphiql/index.js';
export { policyFaults } from './graphql/policy-check.js';
export { buildSchema, resolversOf } from './graphql/schema.js';
export { publicErrorOf } from './graphql/error-format.js';
