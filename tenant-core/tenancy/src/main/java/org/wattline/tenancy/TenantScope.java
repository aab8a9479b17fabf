package org.wattline.tenancy;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The tenant that the current work belongs to. Bound for the length of a call, visible to the
 * callee and to nobody else; a thread that is handed work gets it from a decorator, never by
 * inheritance. There is no default tenant: work without a scope is refused.
 */
public final class TenantScope {
  private static final ScopedValue<TenantId> CURRENT = ScopedValue.newInstance();

  private TenantScope() {}

  /**
   * The tenant bound to the current work.
   *
   * @throws NoTenantBoundException when none is bound
   */
  public static TenantId current() {
    if (!CURRENT.isBound()) {
      throw new NoTenantBoundException();
    }
    return CURRENT.get();
  }

  /** The tenant bound to the current work, if any: for logs and decorators. */
  public static Optional<TenantId> find() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /**
   * Runs work as a tenant.
   *
   * @throws TenantScopeConflictException when the work already belongs to another tenant: work
   *     never changes hands in the middle
   */
  public static void run(TenantId tenant, Runnable work) {
    refuseAnother(tenant);
    ScopedValue.where(CURRENT, tenant).run(work);
  }

  /**
   * Calls work as a tenant and returns its result.
   *
   * @throws TenantScopeConflictException when the work already belongs to another tenant
   * @throws X what the work throws
   */
  public static <T extends @org.jspecify.annotations.Nullable Object, X extends Throwable> T call(
      TenantId tenant, ScopedValue.CallableOp<? extends T, X> work) throws X {
    refuseAnother(tenant);
    return ScopedValue.where(CURRENT, tenant).<T, X>call(work);
  }

  /** The same work, bound to the tenant that is bound now, if any: to be handed to a thread. */
  public static Runnable carried(Runnable work) {
    return find().<Runnable>map(tenant -> () -> run(tenant, work)).orElse(work);
  }

  /** The same work, bound to the tenant that is bound now, if any: to be handed to a thread. */
  public static <T> Callable<T> carried(Callable<T> work) {
    return find().<Callable<T>>map(tenant -> () -> call(tenant, work::call)).orElse(work);
  }

  private static void refuseAnother(TenantId tenant) {
    if (CURRENT.isBound() && !CURRENT.get().equals(tenant)) {
      throw new TenantScopeConflictException(CURRENT.get(), tenant);
    }
  }
}
