package io.smartvillage.platform.imports.web;

import io.smartvillage.platform.imports.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/// The routes that are the same for every kind of table.
@AutoConfiguration(after = ImportAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({ImportJobController.class, ImportProblems.class})
public class ImportWebAutoConfiguration {}
