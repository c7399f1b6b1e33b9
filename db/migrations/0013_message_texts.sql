CREATE TABLE "message_text" (
	"key" text NOT NULL,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"text" text,
	"looked" boolean DEFAULT false NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "message_text_key_language_version_pk" PRIMARY KEY("key","language","version")
);
