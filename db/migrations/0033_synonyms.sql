CREATE TABLE "search_synonym" (
	"language" text NOT NULL,
	"phrase" text NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "search_synonym_language_phrase_pk" PRIMARY KEY("language","phrase")
);
--> statement-breakpoint
CREATE INDEX "article_word_plain" ON "article_word" USING btree ("language",replace(replace(replace(translate(word, 'æøåäöüéèóáí-', 'aoaaoueeoai'), 'aa', 'a'), 'ae', 'a'), 'oe', 'o'));--> statement-breakpoint
-- Short words and those with a number in them ("løn", "u1", "od1b") are learned from now on: here from the texts that are there.
INSERT INTO "article_word" ("language", "word")
  SELECT DISTINCT v."language", w."word" FROM "article_version" v,
    LATERAL regexp_split_to_table(lower(v."title" || ' ' || v."keywords" || ' ' || v."lead" || ' ' || v."body"), '[^[:alnum:]-]+') AS w("word")
  WHERE v."publish_at" IS NOT NULL AND w."word" ~ '^[[:alpha:]]' AND length(w."word") BETWEEN 2 AND 40
  ON CONFLICT DO NOTHING;
