package org.wattline.billing.metering.internal.mappings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.deliveries.CsvMappingDocument;
import org.wattline.billing.contract.deliveries.CsvMappingTrial;
import org.wattline.billing.contract.deliveries.CsvMappingTrialResult;
import org.wattline.billing.contract.deliveries.CsvMappingsApi;
import org.wattline.billing.contract.deliveries.NewCsvMapping;
import org.wattline.billing.metering.CsvMappings;
import org.wattline.billing.metering.internal.UsageWriting;
import org.wattline.billing.metering.internal.Zones;
import org.wattline.formats.csv.Column;
import org.wattline.formats.csv.CsvMapping;
import org.wattline.formats.csv.ReadyMappings;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.tenancy.security.Role;

@Service
class StoredMappings implements CsvMappings {
  private static final int MAX_NAME = 160;

  private final MappingRows rows;
  private final UsageWriting writing;
  private final AuditTrail audit;
  private final Zones zones;

  StoredMappings(MappingRows rows, UsageWriting writing, AuditTrail audit, Zones zones) {
    this.rows = rows;
    this.writing = writing;
    this.audit = audit;
    this.zones = zones;
  }

  @Override
  @Transactional(readOnly = true)
  public List<CsvMappingDocument> list(Asker asker) {
    asker.requireStaff();
    List<CsvMappingDocument> all = new ArrayList<>();
    rows.current().forEach(version -> all.add(told(version)));
    for (CsvMapping ready : ReadyMappings.ALL) {
      all.add(
          new CsvMappingDocument(ready.name(), true, 0, null, columns(ready), true, null, null));
    }
    return all;
  }

  @Override
  @Transactional(readOnly = true)
  public CsvMappingDocument get(Asker asker, String name, @Nullable Integer version) {
    asker.requireStaff();
    return rows.versionsOf(name).stream()
        .filter(each -> version == null || each.version() == version)
        .findFirst()
        .filter(each -> each.document() != null)
        .map(StoredMappings::told)
        .orElseThrow(() -> Refusals.notFound("mapping"));
  }

  private static CsvMappingDocument told(MappingRows.Version version) {
    MappingJson.Declared declared = MappingRows.read(version);
    return new CsvMappingDocument(
        version.name(),
        false,
        version.version(),
        version.document(),
        columns(declared.mapping()),
        declared.detect(),
        version.declaredAt(),
        version.declaredBy());
  }

  private static List<String> columns(CsvMapping mapping) {
    return mapping.columns().stream().map(Column::toString).distinct().toList();
  }

  private static void requireDeclarer(Asker asker) {
    asker.requireAnyOf(Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
  }

  @Override
  public CsvMappingDocument declare(Asker asker, String name, NewCsvMapping mapping) {
    requireDeclarer(asker);
    if (MappingRows.ready(name).isPresent()) {
      throw Refusals.invalid("name", "must be another: a ready mapping is called " + name);
    }
    read(name, mapping.document());
    return Objects.requireNonNull(
        writing.locked(
            now -> {
              List<MappingRows.Version> before = rows.versionsOf(name);
              int last = before.isEmpty() ? 0 : before.getFirst().version();
              boolean inUse = !before.isEmpty() && before.getFirst().document() != null;
              if (mapping.after() != last && (inUse || mapping.after() != 0)) {
                throw Refusals.changedMeanwhile("mapping");
              }
              if (!inUse && rows.current().size() >= CsvMappingsApi.MAX_MAPPINGS) {
                throw Refusals.conflict(
                    "There are "
                        + CsvMappingsApi.MAX_MAPPINGS
                        + " mappings, which is the most. Withdraw one that is not used any more.",
                    "too-many-mappings",
                    CsvMappingsApi.MAX_MAPPINGS);
              }
              keep(asker, name, last + 1, mapping.document(), now);
              audit.record(
                  asker,
                  "csv-mapping-declared",
                  "csv-mapping",
                  idOf(name),
                  inUse ? before.getFirst().document() : null,
                  mapping.document());
              return get(asker, name, null);
            }));
  }

  @Override
  public void withdraw(Asker asker, String name) {
    requireDeclarer(asker);
    writing.locked(
        now -> {
          MappingRows.Version last =
              rows.versionsOf(name).stream()
                  .findFirst()
                  .filter(version -> version.document() != null)
                  .orElseThrow(() -> Refusals.notFound("mapping"));
          keep(asker, name, last.version() + 1, null, now);
          audit.record(
              asker, "csv-mapping-withdrawn", "csv-mapping", idOf(name), last.document(), null);
          return true;
        });
  }

  private void keep(Asker asker, String name, int version, @Nullable String document, Instant now) {
    String by = asker.name();
    rows.keep(
        new MappingRows.Version(
            name,
            version,
            document,
            now,
            by.length() <= MAX_NAME ? by : by.substring(0, MAX_NAME)));
  }

  /** A mapping goes by its name; the audit wants an id. */
  private static UUID idOf(String name) {
    return UUID.nameUUIDFromBytes(("csv-mapping:" + name).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public CsvMappingTrialResult tryOut(Asker asker, CsvMappingTrial trial) {
    asker.requireStaff();
    return MappingTrial.of(
        read("trial", trial.document()).mapping(), trial.sample(), zones.checked(trial.zone()));
  }

  private static MappingJson.Declared read(String name, String document) {
    try {
      return MappingJson.read(name, document);
    } catch (InvalidJsonException invalid) {
      throw Refusals.invalidDocument("mapping", invalid.problems());
    }
  }
}
