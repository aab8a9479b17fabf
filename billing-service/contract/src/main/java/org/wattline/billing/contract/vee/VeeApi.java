package org.wattline.billing.contract.vee;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.wattline.billing.contract.Page;

/** The workbench of meter data: staff only. */
@HttpExchange("/api/v1/vee")
public interface VeeApi {

  /**
   * Exceptions, oldest first.
   *
   * @param state {@code OPEN} when absent
   * @param owner only those of this person; {@code -} for those of nobody
   */
  @GetExchange("/exceptions")
  Page<VeeException> exceptions(
      @RequestParam(defaultValue = "OPEN") ExceptionState state,
      @Nullable @RequestParam(required = false) String rule,
      @Nullable @RequestParam(required = false) ExceptionSeverity severity,
      @Nullable @RequestParam(required = false) String owner,
      @Nullable @RequestParam(required = false) UUID servicePointId,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /** Open exceptions by rule, most at stake first. */
  @GetExchange("/exceptions/groups")
  List<ExceptionGroup> groups();

  @GetExchange("/exceptions/{id}")
  VeeException exception(@PathVariable UUID id);

  /**
   * One action on many exceptions; what cannot be done to one does not touch the others. 404 where
   * none of them is there.
   */
  @PostExchange("/exceptions/decisions")
  DecisionResult decide(@Valid @RequestBody ExceptionDecision decision);

  /** Puts values in place of others, or proposes to where the supplier wants a second person. */
  @PostExchange("/channels/{channelId}/edits")
  VeeEdit edit(@PathVariable UUID channelId, @Valid @RequestBody NewEdit edit);

  /** Edits, oldest first. */
  @GetExchange("/edits")
  Page<VeeEdit> edits(
      @RequestParam(defaultValue = "PROPOSED") EditState state,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /** Applies a proposed edit; another person than its maker. */
  @PostExchange("/edits/{id}/approval")
  VeeEdit approve(@PathVariable UUID id);

  @PostExchange("/edits/{id}/refusal")
  VeeEdit refuse(@PathVariable UUID id, @Valid @RequestBody DecisionReason reason);

  /** Judges and estimates days anew. */
  @PostExchange("/runs")
  VeeRun reprocess(@Valid @RequestBody Reprocessing days);

  /** Runs, newest first. */
  @GetExchange("/runs")
  Page<VeeRun> runs(
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  @GetExchange("/runs/{id}")
  VeeRun run(@PathVariable UUID id);

  @GetExchange("/settings")
  VeeSettingsDocument settings();

  /** Keeps settings; what is wrong with them is told with its place. */
  @PutExchange("/settings")
  VeeSettingsDocument keep(@Valid @RequestBody NewVeeSettings settings);
}
