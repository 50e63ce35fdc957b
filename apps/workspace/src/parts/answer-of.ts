/** What a schema of a contract gives out, without the schema library: `AnswerOf<typeof ownAccountView>`. */
export type AnswerOf<Schema extends { _output: unknown }> = Schema['_output'];
