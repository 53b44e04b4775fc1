/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  async app(input) {
    const { stageOf } = await import("./infra/stage.ts");
    const stage = stageOf(input.stage);
    return {
      name: "kz2050",
      version: "4.17.1",
      home: "aws",
      removal: stage.removal,
      protect: stage.protect,
      providers: {
        aws: { region: stage.region, defaultTags: { tags: { app: "kz2050", stage: stage.name } } },
      },
      state: { retention: 30 },
    };
  },
  async run() {
    const { deploy } = await import("./stacks/index.ts");
    return deploy();
  },
});
