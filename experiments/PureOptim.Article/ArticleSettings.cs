using System.Collections.Immutable;

namespace PureOptim.Article;

/// <summary>The settings that the article's two-dimensional program runs; and those that its network is trained with.</summary>
internal static class ArticleSettings
{
    /// <summary>The settings by the names that the program has for them.</summary>
    internal static ImmutableDictionary<string, IOptimizer> Settings { get; } = ImmutableDictionary.CreateRange<string, IOptimizer>(
    [
        new("SGD", new Sgd { LearningRate = 0.95 }),
        new("Momentum", new Momentum { LearningRate = 0.1, MomentumFactor = 0.9 }),
        new("Nesterov", new Nesterov { LearningRate = 0.1, MomentumFactor = 0.9 }),
        new("AdaGrad", new AdaGrad { LearningRate = 1.5, Epsilon = 1e-7 }),
        new("Adam", new Adam { LearningRate = 0.3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-7 }),
        new("RMSProp", new RmsProp { LearningRate = 0.1, Decay = 0.99, Epsilon = 1e-7 }),
        new("RMSProp(gamma=1)", new RmsProp { LearningRate = 0.1, Decay = 1, Epsilon = 1e-7 }),
    ]);

    /// <summary>The settings that the article's network is trained with.</summary>
    internal static ImmutableDictionary<string, IOptimizer> NetworkSettings { get; } = ImmutableDictionary.CreateRange<string, IOptimizer>(
    [
        new("SGD", new Sgd { LearningRate = 0.01 }),
        new("Momentum", new Momentum { LearningRate = 0.01, MomentumFactor = 0.9 }),
        new("Nesterov", new Nesterov { LearningRate = 0.01, MomentumFactor = 0.9 }),
        new("AdaGrad", new AdaGrad { LearningRate = 0.01, Epsilon = 1e-7 }),
        new("RMSprop", new RmsProp { LearningRate = 0.01, Decay = 0.99, Epsilon = 1e-7 }),
        new("RMSprop(decay_rate=0.9)", new RmsProp { LearningRate = 0.001, Decay = 0.9, Epsilon = 1e-7 }),
        new("Adam", new Adam { LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-7 }),
    ]);

    /// <summary>The one setting that is not among <see cref="Settings"/>, and why.</summary>
    internal const string NotHad = "NesterovArticle";

    /// <inheritdoc cref="NotHad"/>
    internal const string WhyNotHad = $"{NotHad} updates the velocity before it uses it, which is not Nesterov's method";
}
