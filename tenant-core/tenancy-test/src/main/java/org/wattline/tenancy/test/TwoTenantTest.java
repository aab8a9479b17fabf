package org.wattline.tenancy.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts the two suppliers before the test. Alone, it gives a {@link TwoTenants} to whatever asks
 * for one as a parameter; beside {@code @SpringBootTest} the application under test finds the same
 * database, Redis, directory, keys and clock as its own.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TwoTenantExtension.class)
@ContextConfiguration(initializers = TwoTenantInitializer.class)
public @interface TwoTenantTest {}
