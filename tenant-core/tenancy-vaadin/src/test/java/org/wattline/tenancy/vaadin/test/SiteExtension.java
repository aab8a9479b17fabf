package org.wattline.tenancy.vaadin.test;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.Sites;
import org.wattline.tenancy.vaadin.signin.People;
import org.wattline.tenancy.vaadin.signin.Person;

/** Puts the site and the person of {@link OnSite} around a test and its set-up. */
final class SiteExtension implements InvocationInterceptor {

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    around(invocation, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    around(invocation, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    around(invocation, context);
  }

  private static void around(Invocation<@Nullable Void> invocation, ExtensionContext context)
      throws Throwable {
    OnSite wanted =
        AnnotationSupport.findAnnotation(context.getTestMethod(), OnSite.class)
            .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), OnSite.class))
            .orElseThrow();
    Site site =
        SpringExtension.getApplicationContext(context)
            .getBean(Sites.class)
            .byHost(wanted.host())
            .orElseThrow();
    Throwable[] thrown = new Throwable[1];
    Runnable work =
        () -> {
          try {
            invocation.proceed();
          } catch (Throwable failure) {
            thrown[0] = failure;
          }
        };
    Callable<Boolean> asSite =
        () -> {
          if (wanted.roles().length == 0) {
            SecurityContextHolder.clearContext();
            work.run();
          } else {
            signIn(site, wanted).run(work);
          }
          return Boolean.TRUE;
        };
    SiteScope.call(site, asSite);
    if (thrown[0] != null) {
      throw thrown[0];
    }
  }

  private static Person signIn(Site site, OnSite wanted) {
    String[] authorities = new String[wanted.roles().length];
    for (int index = 0; index < authorities.length; index++) {
      authorities[index] = "ROLE_" + wanted.roles()[index];
    }
    TestingAuthenticationToken token =
        new TestingAuthenticationToken(wanted.name(), "none", authorities);
    token.setAuthenticated(true);
    SecurityContextHolder.getContext().setAuthentication(token);
    return People.of(site, wanted.name(), Set.of(wanted.roles()));
  }
}
