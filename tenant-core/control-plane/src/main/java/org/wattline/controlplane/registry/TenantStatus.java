package org.wattline.controlplane.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.directory.TenantState;

/**
 * Where a tenant stands in its life. What may follow is a method of the state it follows from, so
 * an illegal transition does not compile.
 */
public sealed interface TenantStatus {

  /** The state as the services and the API name it. */
  TenantState state();

  /** Why it is suspended, blocked or leaving. */
  default @Nullable String reason() {
    return null;
  }

  /** From here a tenant can be made to leave. */
  sealed interface Leavable extends TenantStatus {
    default Offboarding offboard(String reason) {
      return new Offboarding(reason);
    }
  }

  /** A failing step leads from here to {@link Blocked}. */
  sealed interface Blockable extends TenantStatus {
    default Blocked block(UUID job, String cause) {
      return new Blocked(job, cause);
    }
  }

  /** From here everything that a tenant needs is made, from nothing or from an archive. */
  sealed interface Provisionable extends TenantStatus {
    default Provisioning provision() {
      return new Provisioning();
    }
  }

  record Requested() implements Provisionable {
    @Override
    public TenantState state() {
      return TenantState.REQUESTED;
    }
  }

  record Provisioning() implements Blockable {
    public Ready finish() {
      return new Ready();
    }

    @Override
    public TenantState state() {
      return TenantState.PROVISIONING;
    }
  }

  record Ready() implements Leavable {
    public Suspended suspend(String reason) {
      return new Suspended(reason);
    }

    public Migrating migrate() {
      return new Migrating();
    }

    @Override
    public TenantState state() {
      return TenantState.READY;
    }
  }

  /** Its schema may be migrated all the while: that never makes it serve. */
  record Suspended(String reason) implements Leavable {
    public Ready resume() {
      return new Ready();
    }

    @Override
    public TenantState state() {
      return TenantState.SUSPENDED;
    }
  }

  record Migrating() implements Blockable {
    /** Also after a failure that left a schema which the services serve. */
    public Ready finish() {
      return new Ready();
    }

    @Override
    public TenantState state() {
      return TenantState.MIGRATING;
    }
  }

  /**
   * A step of a job failed.
   *
   * @param job the job that can be retried
   */
  record Blocked(UUID job, String reason) implements Leavable, Provisionable {
    public Migrating migrate() {
      return new Migrating();
    }

    @Override
    public TenantState state() {
      return TenantState.BLOCKED;
    }
  }

  record Offboarding(String reason) implements Blockable {
    /** The supplier stays after all; it is for a person to resume it. */
    public Suspended cancel() {
      return new Suspended("Off-boarding was called off: " + reason);
    }

    public Offboarded remove() {
      return new Offboarded();
    }

    @Override
    public TenantState state() {
      return TenantState.OFFBOARDING;
    }
  }

  /** Only the record and the trail remain; an archive can bring the tenant back. */
  record Offboarded() implements Provisionable {
    @Override
    public TenantState state() {
      return TenantState.OFFBOARDED;
    }
  }

  /** The status that the registry's columns hold. */
  static TenantStatus of(TenantState state, @Nullable String reason, @Nullable UUID blockedJob) {
    String why = reason == null ? "" : reason;
    return switch (state) {
      case REQUESTED -> new Requested();
      case PROVISIONING -> new Provisioning();
      case READY -> new Ready();
      case SUSPENDED -> new Suspended(why);
      case MIGRATING -> new Migrating();
      case BLOCKED -> {
        if (blockedJob == null) {
          throw new IllegalArgumentException("A blocked tenant names its job");
        }
        yield new Blocked(blockedJob, why);
      }
      case OFFBOARDING -> new Offboarding(why);
      case OFFBOARDED -> new Offboarded();
    };
  }
}
