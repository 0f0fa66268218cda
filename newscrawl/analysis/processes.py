"""Which processes does a text name that stand in no vocabulary: 光电分选, 声纹比对, 太空制造?

What is done, right behind the means by which it is done; either alone is everybody's word.
"""

import re
from collections.abc import Iterator
from itertools import compress

from newscrawl.analysis.reading import Reading, Words

Span = tuple[int, int]
_WORD = re.compile(r"\S+")
_MEANS = frozenset(
    _WORD.findall("""
    图像 影像 视频 语音 声音 声纹 指纹 人脸 掌纹 虹膜 文字 手势 姿态 动作 眼动 表情 激光 光电 光谱
    多光谱 高光谱 红外 超声 微波 电磁 射频 静电 等离子 等离子体 离子 原子 量子 光子 分子 气相 液相 湿法
    干法 水热 超临界 低温 高温 超高压 真空 高压 物理 化学 生物 基因 基因组 碱基 细胞 干细胞 免疫 蛋白
    蛋白质 酶法 微生物 核酸 电子 光学 磁悬浮 太赫兹 毫米波 卫星 太空 空间 在轨 星间 星地 星载 机载 车载
    水下 深海 海底 深空 月面 遥感 雷达 惯性 视觉 三维 3D 立体 全息 虚拟 数字 远程 遥控 自动 全自动 自主
    自适应 无人 智能 智慧 精准 变量 定点 无损 非接触 静态 动态 实时 端侧 边缘 云端 分布式 并行 异构 混合
    联邦 强化 深度 迁移 多模态 多任务 多智能体 跨模态 上下文 语义 向量 张量 稀疏 低比特 神经 脑电 肌电
    触觉 柔性 微创 介入 机器 机器人 无人机 集群 编队 多机 人机 车路 车网 通感 算网 存算 冷热电 风光 光伏
    风电 氢 氢能 储能 电池 锂电 钠电 碳 二氧化碳 余热 废热 污水 烟气 液冷 风冷 相变 热泵 纳米 薄膜 晶圆
    芯片 单晶 外延 粉末 金属 陶瓷 复材 碳纤维 柔直 直流 无线 有线 大功率 超快 固态
    """)
)
_LONGEST = max(map(len, _MEANS))
_DONE = frozenset(
    _WORD.findall("""
    生成 合成 识别 辨识 分割 检测 探测 监测 成像 测距 测绘 建模 重建 重构 核验 比对 鉴定 捕捉 捕集 封存
    追踪 跟踪 定位 导航 避障 规划 调度 编排 协同 协作 分选 分拣 拣选 采摘 回收 再生 提取 分离 纯化 浓缩
    沉积 刻蚀 溅射 镀膜 键合 封装 互连 发泡 烧结 冶炼 冶金 铸造 锻造 焊接 切割 熔覆 清洗 抛光 打印 喷印
    制造 培养 编辑 测序 诊断 筛查 治疗 消融 移植 缝合 育种 施肥 喷洒 灌溉 播种 驱虫 通信 传输 组网 直连
    加密 解密 存储 计算 推理 微调 蒸馏 学习 压缩 渲染 仿真 孪生 复原 修复 展陈 配音 翻译 问答 批改 评测
    质检 巡检 运维 操控 操作 驾驶 泊车 编程 充电 换电 放电 制冷 散热 控温 推进 发电 制氢 储氢 弹射 对接
    着陆 加注
    """)
)


def processes(text: Reading, units: Words) -> Iterator[Span]:
    """The spans of means and what is done, whose ends are ends of words."""
    for place in compress(range(len(units.texts)), map(_DONE.__contains__, units.texts)):
        start, end = units.starts[place], units.ends[place]
        for width in range(_LONGEST, 0, -1):
            if text.narrow[max(start - width, 0) : start] in _MEANS and text.whole(start - width, end):
                yield (start - width, end)
                break
