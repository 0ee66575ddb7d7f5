using System.Numerics;
using PureOptim.Core;
using PureOptim.Networks;

namespace PureOptim.Tests.Optimizers;

/// <summary>That every optimizer trains a network, and matrices, with the same bits in steps as in a fold, on any number of threads.</summary>
public sealed class TrainingTests
{
    public static TheoryData<string> Names => [.. Catalog.Optimizers.Select(optimizer => optimizer.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_fold_of_a_network_has_the_bits_of_its_steps_on_any_threads(string name)
    {
        var network = Network.Of(Activation.Tanh, 5, 40, 30, 3);
        if (Catalog.Optimizers.Single(optimizer => optimizer.Name == name) is Muon or NorMuon or AdaMuon or { Needs: Needs.Curvature }) return;
        Check<float, Batch<float>>(name, network, network.Init<float>(RandomKey.FromSeed(1)), [.. Enumerable.Range(0, 5).Select(Batch<float>)]);
        Check<double, Batch<double>>(name, network, network.Init<double>(RandomKey.FromSeed(1)), [.. Enumerable.Range(0, 5).Select(Batch<double>)]);
    }

    // 1300 rows of 3: a tensor of more than one block whose blocks do not end with its rows.
    [Theory, MemberData(nameof(Names))]
    public void A_fold_of_matrices_has_the_bits_of_its_steps_on_any_threads(string name)
    {
        // Eigenvectors or factors of a side of 1300 would take minutes.
        var tall = Catalog.Optimizers.Single(optimizer => optimizer.Name == name) is Shampoo or Soap or Kron ? 130 : 1300;
        var layout = Layout.Of([("wide", [7, 33]), ("tall", [tall, 3]), ("small", [1, 1]), ("column", [40, 1])]);
        Check<float, float>(name, new Bowl<float>(layout), Start<float>(layout), [1, -2, 0.5f, 0, 3]);
        Check<double, double>(name, new Bowl<double>(layout), Start<double>(layout), [1, -2, 0.5, 0, 3]);
    }

    private static void Check<T, TBatch>(string name, IModel<TBatch, T> model, Parameters<T> start, TBatch[] batches)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var optimizer in Catalog.Variants.Where(variant => variant.Name == name))
        {
            var at = optimizer.Start(start);
            foreach (var batch in batches)
            {
                at = optimizer.Step(
                    at.State, at.Parameters, new Evaluation<T>(
                        model.Gradient(at.Parameters, batch), double.CreateChecked(model.Loss(at.Parameters, batch)),
                        Curvature: optimizer.Needs.HasFlag(Needs.Curvature) ? model.Curvature(at.Parameters, batch) : null));
            }

            Assert.All(at.Parameters.Values.ToArray(), value => Assert.True(T.IsFinite(value)));
            // One that waits for its memory has changed that alone.
            Assert.NotEqual(optimizer.Start(start), at);
            if (optimizer is not DiffGrad { FirstSteps: FirstSteps.None }) Assert.NotEqual(start, at.Parameters);
            foreach (var threads in (int[])[1, 3])
            {
                var fold = batches.Fold(optimizer, start, model, threads);
                Assert.Equal(Digest.Of(at.Parameters), Digest.Of(fold.Parameters));
                Assert.Equal(at, fold);
            }
        }
    }

    private static Batch<T> Batch<T>(int number)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var key = RandomKey.FromSeed((ulong)number);
        return new(inputs: [.. Enumerable.Range(0, 35).Select(i => key.Normal<T>((ulong)i))], labels: [.. Enumerable.Range(0, 7).Select(i => (i + number) % 3)]);
    }

    private static Parameters<T> Start<T>(Layout layout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Parameters<T>.Create(layout, values =>
    {
        for (var i = 0; i < values.Length; i++) values[i] = RandomKey.FromSeed(7).Normal<T>((ulong)i);
    });

    /// <summary>Half the sum of c (θ - b)² for a batch b, with another c for each coordinate.</summary>
    private sealed record Bowl<T>(Layout Layout) : IModel<T, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public Needs Gives => Needs.Loss | Needs.OtherPoints | Needs.Curvature;

        public T Loss(Parameters<T> parameters, T batch)
        {
            var sum = T.Zero;
            for (var i = 0; i < parameters.Length; i++) sum += CurvatureAt(i) * (parameters.Values[i] - batch) * (parameters.Values[i] - batch) / T.CreateChecked(2);
            return sum;
        }

        public Parameters<T> Gradient(Parameters<T> parameters, T batch) => Parameters<T>.Create(Layout, values =>
        {
            for (var i = 0; i < values.Length; i++) values[i] = CurvatureAt(i) * (parameters.Values[i] - batch);
        });

        public Parameters<T> Curvature(Parameters<T> parameters, T batch) => Parameters<T>.Create(Layout, values =>
        {
            for (var i = 0; i < values.Length; i++) values[i] = CurvatureAt(i);
        });

        private static T CurvatureAt(int i) => T.CreateChecked(0.5 + i % 7);
    }
}
