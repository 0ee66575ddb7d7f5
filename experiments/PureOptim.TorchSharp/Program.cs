using PureOptim;
using PureOptim.TorchSharp;
using static TorchSharp.torch;

// Exclusive or, by a TorchSharp network and this library's Adam.
manual_seed(1);
using var network = nn.Sequential(("hidden", nn.Linear(2, 8)), ("tanh", nn.Tanh()), ("output", nn.Linear(8, 2)));
using var criterion = nn.CrossEntropyLoss();
var model = new TorchModel(network, criterion.forward);
(Tensor Inputs, Tensor Targets) batch = (tensor(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } }), tensor(new long[] { 0, 1, 1, 0 }));

Console.WriteLine($"{model.Layout}: loss {model.Loss(model.Parameters, batch)}");
var trained = Enumerable.Repeat(batch, 500).Fold(new Adam { LearningRate = 0.01 }, model.Parameters, model);
Console.WriteLine($"after {trained.State.Step} steps: loss {model.Loss(trained.Parameters, batch)}");
