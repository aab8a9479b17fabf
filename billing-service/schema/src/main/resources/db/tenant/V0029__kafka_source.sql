-- Messages may also come by Kafka.

alter table message_source
  drop constraint message_source_name_check,
  add constraint message_source_name_check check (name in ('MQTT', 'KAFKA'));
