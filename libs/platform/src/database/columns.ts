import { Column, DefaultNamingStrategy, PrimaryColumn, type ColumnOptions, type NamingStrategyInterface } from 'typeorm';

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Properties are camelCase in code and snake_case in SQL. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string): string {
    return customName || snake(propertyName);
  }
}

type Nullable = Pick<ColumnOptions, 'nullable'>;
/** Primary key: an identifier as text. */
export const Key = (): PropertyDecorator => PrimaryColumn('text');
export const Text = (options: Nullable = {}): PropertyDecorator => Column('text', options);
export const Int = (options: Nullable = {}): PropertyDecorator => Column('int', options);
/** 64-bit integer; text in code, so that it stays exact. */
export const BigInteger = (options: Nullable = {}): PropertyDecorator => Column('bigint', options);
export const Flag = (options: Nullable = {}): PropertyDecorator => Column('boolean', options);
/** Instant with millisecond precision. */
export const At = (options: Nullable = {}): PropertyDecorator => Column({ type: 'timestamptz', precision: 3, ...options });
export const Json = (options: Nullable = {}): PropertyDecorator => Column({ type: 'jsonb', ...options });
export const Bytes = (options: Nullable = {}): PropertyDecorator => Column('bytea', options);
