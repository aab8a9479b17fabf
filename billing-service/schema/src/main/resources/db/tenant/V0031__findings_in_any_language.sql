-- What a finding says, as the key of its sentence and what stands in its places; null where it was found before this.

alter table vee_exception add column saying jsonb;
