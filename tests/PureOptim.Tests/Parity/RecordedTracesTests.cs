namespace PureOptim.Tests.Parity;

/// <summary>The compressed golden traces are read whole, and hold the numbers that their programs compute.</summary>
public sealed class RecordedTracesTests
{
    [Fact]
    public void Every_case_is_read_with_all_its_steps_and_the_ids_differ()
    {
        RecordedCase[] all = [.. RecordedTraces.All];
        Assert.Equal(
            [("torch", 145), ("optax", 198), ("optax-transform", 37), ("optax-wrapper", 12), ("keras", 74), ("pytorch-optimizer", 180)],
            all.CountBy(@case => @case.Id.Split('/')[0]).Select(count => (count.Key, count.Value)));
        Assert.Equal(3, RecordedTraces.Paths.Count());
        Assert.Equal(all.Length + 3, all.Select(@case => @case.Id).Concat(RecordedTraces.Paths.Select(path => path.Id)).Distinct().Count());
        Assert.Equal(24 + 41, all.Count(@case => @case.IsSingle));
        Assert.All(all, @case =>
        {
            Assert.Equal(30, @case.Gradients.Length);
            Assert.All(@case.Results.Values, steps => Assert.Equal(30, steps.Length));
            Assert.All(@case.Results.Values.SelectMany(steps => steps), parameters => Assert.All(parameters.Values.ToArray(), number => Assert.True(double.IsFinite(number))));
        });
        Assert.All(RecordedTraces.Paths, path => Assert.Equal((31, 2), (path.Points.Length, path.Points[0].Length)));
    }

    [Fact]
    public void Arguments_are_numbers_lists_texts_and_recorded_defaults()
    {
        var adamW = RecordedTraces.Case("torch/AdamW/78");
        Assert.Equal(("AdamW", 0.0179, 1, 0.0288, 0.25), (adamW.Optimizer, adamW.Numbers["lr"], adamW.Numbers["amsgrad"], adamW.Numbers["weight_decay"], adamW.Number("eps", 0.25)));
        var muon = RecordedTraces.Case("torch/Muon/142");
        Assert.Equal((6, "match_rms_adamw"), (muon.Numbers["ns_steps"], muon.Texts["adjust_lr_fn"]));
        var novoGrad = RecordedTraces.Case("pytorch-optimizer/novograd/120");
        Assert.Equal((0.00337, 0.95, 0.98, 1e-8), (novoGrad.Numbers["lr"], novoGrad.Numbers["betas[0]"], novoGrad.Numbers["betas[1]"], novoGrad.Numbers["eps"]));
        Assert.Equal(0.05, RecordedTraces.Paths.First().Numbers["rho"]);
    }

    // An optimizer of matrices takes no vectors: what it does not take is not recorded, and whatever is computed for it does not count.
    [Fact]
    public void Tensors_that_were_not_taken_are_not_there()
    {
        var muon = RecordedTraces.Case("torch/Muon/138");
        Assert.Equal(["m", "n", "v"], muon.Start.Layout.Entries.Select(entry => entry.Name));
        Assert.Equal(["m", "n"], muon.Results[RecordedCase.Expected][0].Layout.Entries.Select(entry => entry.Name));
        var recorded = muon.Results[RecordedCase.Expected];
        var withVectors = recorded.Select(step => Parameters<double>.Of(muon.Start.Layout, [.. step["m"], .. step["n"], .. new double[4]]));
        Assert.Null(muon.Worst(withVectors));
        Assert.StartsWith("step 1, m[", muon.Worst(withVectors.Skip(1).Prepend(muon.Start), tensors: "m")!.Place, StringComparison.Ordinal);
        Assert.StartsWith("step 1, n[", muon.Worst(withVectors.Skip(1).Prepend(muon.Start), tensors: "n")!.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Losses_come_with_the_cases_that_ask_for_them()
    {
        Assert.Equal(
            ["contrib.momo", "contrib.momo", "contrib.momo_adam", "contrib.momo_adam", "polyak_sgd", "polyak_sgd"],
            RecordedTraces.All.Where(@case => !@case.Losses.IsEmpty).Select(@case => @case.Optimizer).Order(StringComparer.Ordinal));
        Assert.Equal(30, RecordedTraces.Case("optax/polyak_sgd/193").Losses.Length);
    }

    // By definition: the slow parameters move at each k-th step only, and there the fast ones are set to them.
    [Theory]
    [InlineData("optax-transform/36", 4)]
    [InlineData("optax-wrapper/5", 5)]
    [InlineData("optax-wrapper/6", 5)]
    public void Lookaheads_slow_parameters_are_recorded_beside_the_fast(string id, int period)
    {
        var @case = RecordedTraces.Case(id);
        var (fast, slow) = (@case.Results[RecordedCase.Expected], @case.Results["expected_slow"]);
        for (var step = 1; step <= 30; step++)
        {
            var before = step == 1 ? @case.Start : slow[step - 2];
            Assert.Equal(step % period != 0, before.Equals(slow[step - 1]));
            Assert.Equal(step % period == 0, IsNear(fast[step - 1], slow[step - 1]));
        }
    }

    // By definition: between its updates a run that accumulates gradients stands still.
    [Theory]
    [InlineData("optax-transform/30", 3)]
    [InlineData("optax-wrapper/0", 3)]
    [InlineData("optax-wrapper/1", 4)]
    [InlineData("optax-wrapper/2", 4)]
    public void Accumulated_gradients_move_the_parameters_at_each_kth_step_only(string id, int k)
    {
        var @case = RecordedTraces.Case(id);
        var steps = @case.Results[RecordedCase.Expected];
        for (var step = 1; step <= 30; step++) Assert.Equal(step % k != 0, (step == 1 ? @case.Start : steps[step - 2]).Equals(steps[step - 1]));
    }

    // Keras takes the decay off before the step: θ - θ λ η. What follows is its Adam, whose operations are this library's.
    [Fact]
    public void Kerass_AdamW_is_this_librarys_Adam_after_a_decay_bit_for_bit()
    {
        foreach (var @case in RecordedTraces.Cases("keras/AdamW/", 4))
        {
            var (rate, decay) = (@case.Number("learning_rate", 0.001), @case.Number("weight_decay", 0.004));
            Assert.Null(@case.Worst(Decayed(@case, new Adam { LearningRate = rate }, at => at - at * decay * rate)));
        }
    }

    // PyTorch shortens the parameters by the factor 1 - ηλ and adds ε after the correction; its averages and quotients are rounded in other places.
    // Thirty roundings of at most half a unit have a standard deviation of √30/√12 = 1.6 units, of which 4 are two and a half.
    [Theory]
    [InlineData("torch/AdamW/70")]
    [InlineData("torch/AdamW/72")]
    [InlineData("torch/AdamW/74")]
    [InlineData("torch/AdamW/77")]
    public void PyTorchs_AdamW_is_this_librarys_Adam_after_a_decay_to_4_ulp(string id)
    {
        var @case = RecordedTraces.Case(id);
        var (rate, decay) = (@case.Number("lr", 0.001), @case.Number("weight_decay", 0.01));
        var adam = new Adam
        {
            LearningRate = rate,
            Beta1 = @case.Number("betas[0]", 0.9),
            Beta2 = @case.Number("betas[1]", 0.999),
            Epsilon = 1e-8,
            EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection,
        };
        Assert.InRange(@case.Worst(Decayed(@case, adam, at => at * (1 - rate * decay)))?.Distance ?? 0, 0, 4);
    }

    [Fact]
    public void A_recorded_average_is_that_of_the_recorded_parameters()
    {
        // Averages with weight 0.9 from the start, and from nothing divided by 1 - 0.9^t: at the first step it is the parameters.
        var (moving, corrected) = (RecordedTraces.Case("optax-wrapper/3"), RecordedTraces.Case("optax-wrapper/4"));
        Assert.Equal(moving.Results[RecordedCase.Expected].AsEnumerable(), corrected.Results[RecordedCase.Expected]);
        var average = moving.Start;
        var averages = new List<Parameters<double>>();
        foreach (var parameters in moving.Results[RecordedCase.Expected])
        {
            average = Parameters<double>.Of(average.Layout, [.. average.Values.ToArray().Zip(parameters.Values.ToArray(), (old, now) => old + (1 - 0.9) * (now - old))]);
            averages.Add(average);
        }

        // Optax weights both by themselves, 0.1 θ + 0.9 a: each form rounds twice a step. Four roundings of at most half a unit have a standard
        // deviation of 0.58 units, and as they fade with 0.9^t they add up to one of 0.58/√(1 - 0.81) = 1.3, of which 4 are three.
        Assert.InRange(moving.Worst(averages, "expected_average")!.Distance, 0, 4);
        Assert.True(IsNear(corrected.Results["expected_average"][0], corrected.Results[RecordedCase.Expected][0]));
    }

    private static IEnumerable<Parameters<double>> Decayed(RecordedCase @case, Adam adam, Func<double, double> decay)
    {
        var at = adam.Start(@case.Start);
        foreach (var gradient in @case.Gradients)
        {
            var decayed = Parameters<double>.Of(@case.Start.Layout, [.. at.Parameters.Values.ToArray().Select(decay)]);
            at = adam.Step(at.State, decayed, gradient);
            yield return at.Parameters;
        }
    }

    /// <summary>Whether the numbers are equal but for rounding: within 2^-48 of each other.</summary>
    private static bool IsNear(Parameters<double> left, Parameters<double> right) =>
        left.Values.ToArray().Zip(right.Values.ToArray()).All(pair => double.Abs(pair.First - pair.Second) <= double.ScaleB(double.Abs(pair.First), -48));
}
