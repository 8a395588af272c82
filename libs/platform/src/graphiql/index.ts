export { registerGraphiql, type ExampleQuery, type GraphiqlOptions } from './graphiql.js';
