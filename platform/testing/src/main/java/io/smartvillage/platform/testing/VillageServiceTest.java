package io.smartvillage.platform.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// The whole service over HTTP, on real servers. All tests of a service share one context: a
/// context costs 10 to 20 seconds, so add none with other properties or beans.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "smartvillage.config.import=optional:classpath:none.yaml",
            "eureka.client.enabled=false",
            "logging.structured.format.console="
        })
@ContextConfiguration(initializers = TestEnvironment.class)
@Import(TestBeans.class)
public @interface VillageServiceTest {}
