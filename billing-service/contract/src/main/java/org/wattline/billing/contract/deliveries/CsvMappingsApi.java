package org.wattline.billing.contract.deliveries;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * How the supplier's kinds of CSV are read, beside the kinds that everybody may deliver. Staff read
 * mappings and try them out; supervisors and administrators declare them.
 */
@HttpExchange("/api/v1/csv-mappings")
public interface CsvMappingsApi {
  /** The form of a mapping's name. */
  String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}";

  /** The most mappings of a supplier's own. */
  int MAX_MAPPINGS = 200;

  /** The supplier's own by name, then the ready ones. */
  @GetExchange
  List<CsvMappingDocument> list();

  /**
   * One of the supplier's own.
   *
   * @param version an earlier version; the last when absent
   */
  @GetExchange("/{name}")
  CsvMappingDocument get(
      @PathVariable String name, @Nullable @RequestParam(required = false) @Min(1) Integer version);

  /**
   * Declares a mapping, or another version of one. It holds for deliveries that are received from
   * now on and for replays; what was received is read on as it began.
   *
   * @param name to be named by deliveries; of no ready mapping
   */
  @PutExchange("/{name}")
  CsvMappingDocument declare(
      @PathVariable @Pattern(regexp = NAME) String name, @Valid @RequestBody NewCsvMapping mapping);

  /** Withdraws a mapping: deliveries cannot name it any more, and no header chooses it. */
  @DeleteExchange("/{name}")
  void withdraw(@PathVariable String name);

  /** Reads the beginning of a file by a mapping, and keeps neither. */
  @PostExchange("/trials")
  CsvMappingTrialResult tryOut(@Valid @RequestBody CsvMappingTrial trial);
}
