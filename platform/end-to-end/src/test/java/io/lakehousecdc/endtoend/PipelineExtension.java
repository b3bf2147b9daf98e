package io.lakehousecdc.endtoend;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link Pipeline}: started for the first test that asks for it, closed after
 * the last.
 */
final class PipelineExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(PipelineExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Pipeline.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Pipeline.class, key -> start(), Pipeline.class);
  }

  private static Pipeline start() {
    try {
      return new Pipeline();
    } catch (SQLException e) {
      throw new ParameterResolutionException("Cannot create the source's tables", e);
    }
  }
}
