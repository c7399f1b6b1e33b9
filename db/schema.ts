/** Every table, for drizzle-kit and for Drizzle's types. */
export * from "./booking/tables.ts"
export * from "./mailbox/tables.ts"
export * from "./office/tables.ts"
export * from "./prereg/tables.ts"
export * from "./retention/tables.ts"
export * from "./staff/tables.ts"
