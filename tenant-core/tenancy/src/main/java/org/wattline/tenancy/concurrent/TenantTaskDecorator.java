package org.wattline.tenancy.concurrent;

import org.springframework.core.task.TaskDecorator;

/**
 * Gives work that is handed to an executor or a scheduler of Spring's the tenant and the logging
 * context of whoever hands it over. Spring Boot applies it to the ones it makes; others take it
 * with {@code setTaskDecorator}.
 */
public final class TenantTaskDecorator implements TaskDecorator {
  @Override
  public Runnable decorate(Runnable work) {
    return Carried.now().by(work);
  }
}
